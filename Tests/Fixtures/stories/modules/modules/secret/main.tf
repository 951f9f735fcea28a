variable "name" {}
variable "prefix" { default = "d" }
resource "aws_secretsmanager_secret" "this" { name = "${var.prefix}/${var.name}" }
output "arn" { value = aws_secretsmanager_secret.this.arn }
output "all" { value = { arn = aws_secretsmanager_secret.this.arn, name = aws_secretsmanager_secret.this.name } }
