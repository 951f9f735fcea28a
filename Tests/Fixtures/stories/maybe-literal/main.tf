resource "terraform_data" "u" {}
resource "terraform_data" "gen" {}
resource "aws_db_instance" "cond" {
  identifier          = "cond"
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "admin"
  password            = length(terraform_data.u.id) > 3 ? "hunter2Xq9pLm" : terraform_data.gen.id
  skip_final_snapshot = true
}
resource "aws_db_instance" "coal" {
  identifier          = "coal"
  engine              = "mysql"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "admin"
  password            = coalesce(substr(terraform_data.u.id, 0, 0), "hunter2Xq9pLm")
  skip_final_snapshot = true
}
resource "aws_secretsmanager_secret" "s" { name = "sss" }
resource "aws_secretsmanager_secret_version" "cond" {
  secret_id     = aws_secretsmanager_secret.s.id
  secret_string = length(terraform_data.u.id) > 3 ? "hunter2Xq9pLm" : terraform_data.gen.id
}
resource "aws_secretsmanager_secret_version" "json" {
  secret_id     = aws_secretsmanager_secret.s.id
  secret_string = jsonencode({ user = "app", password = length(terraform_data.u.id) > 3 ? "hunter2Xq9pLm" : terraform_data.gen.id })
}
resource "aws_ssm_parameter" "cond" {
  name  = "/app/db/password"
  type  = "SecureString"
  value = length(terraform_data.u.id) > 3 ? "hunter2Xq9pLm" : terraform_data.gen.id
}
