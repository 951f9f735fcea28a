locals {
  name    = "shop"
  secrets = { DB = aws_secretsmanager_secret.s["db"].arn, API = "${aws_secretsmanager_secret.s["api"].arn}:key::" }
}
resource "aws_secretsmanager_secret" "s" {
  for_each = toset(["db", "api", "other"])
  name     = "${local.name}/${each.key}"
}
resource "aws_iam_role" "exec" {
  name               = "${local.name}-exec"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.exec.name
  name   = "p"
  policy = <<EOT
{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Db", "Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": "${aws_secretsmanager_secret.s["db"].arn}" },
    { "Effect": "Allow", "Action": "logs:*", "Resource": "*" }
  ]
}
EOT
}
resource "aws_ecs_task_definition" "t" {
  family                = local.name
  execution_role_arn    = aws_iam_role.exec.arn
  container_definitions = templatefile("${path.module}/containers.json.tftpl", { name = local.name, secrets = local.secrets, env = { DB_PASSWORD = "hunter2hunter2", LEVEL = "info" } })
}
