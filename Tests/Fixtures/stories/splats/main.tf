resource "aws_secretsmanager_secret" "s" {
  count = 3
  name  = "g/${count.index}"
}
resource "aws_iam_role" "exec" {
  name               = "g-exec"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
module "off" {
  source    = "./m"
  enabled   = false
  role_name = aws_iam_role.exec.name
  arns      = aws_secretsmanager_secret.s[*].arn
}
module "on" {
  source    = "./m"
  count     = 1
  role_name = aws_iam_role.exec.id
  arns      = slice(aws_secretsmanager_secret.s[*].arn, 0, 2)
}
resource "aws_ecs_task_definition" "t" {
  family             = "g"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode([{
    name = "app", image = "x", memory = 64
    secrets = [for i, s in aws_secretsmanager_secret.s : { name = "S${i}", valueFrom = s.arn }]
  }])
}
