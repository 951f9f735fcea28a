data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
resource "aws_secretsmanager_secret" "s" { name = "h/app/db" }
resource "aws_secretsmanager_secret" "x" { name = "h/other" }
resource "aws_ssm_parameter" "p" {
  name  = "/h/p"
  type  = "SecureString"
  value = aws_secretsmanager_secret.s.id
}
resource "aws_iam_role" "exec" {
  name               = "h-exec"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "p" {
  name = "p"
  role = aws_iam_role.exec.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "arn:aws:secretsmanager:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:secret:h/app/*" },
    { Effect = "Allow", Action = "ssm:GetParameters", Resource = "${aws_ssm_parameter.p.arn}" },
  ] })
}
resource "aws_ecs_task_definition" "t" {
  family             = "h"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = <<-JSON
  [
    {
      "name": "app",
      "image": "x",
      "memory": 64,
      "environment": [{ "name": "SMTP_PASSWORD", "value": "hunter2hunter2" }],
      "secrets": [
        { "name": "S", "valueFrom": "${aws_secretsmanager_secret.s.arn}:k::" },
        { "name": "X", "valueFrom": "${aws_secretsmanager_secret.x.arn}" },
        { "name": "P", "valueFrom": "${aws_ssm_parameter.p.arn}" }
      ]
    }
  ]
  JSON
}
