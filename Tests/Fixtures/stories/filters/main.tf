variable "env" { default = "prod" }
resource "aws_secretsmanager_secret" "db" { name_prefix = "${var.env}-db-" }
resource "aws_secretsmanager_secret" "mail" { name = "mail" }
data "aws_caller_identity" "current" {}
locals {
  secrets = {
    DB_PASSWORD = aws_secretsmanager_secret.db.arn
    SMTP_LOGIN  = "${aws_secretsmanager_secret.mail.arn}:login::"
    SENTRY_DSN  = "/shared/sentry"
  }
  parameters = [for v in values(local.secrets) : v if startswith(v, "/")]
  account    = data.aws_caller_identity.current.account_id
}
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["arn:aws:secretsmanager:us-east-1:${local.account}:secret:${var.env}-*"]
  }
  dynamic "statement" {
    for_each = length(local.parameters) > 0 ? ["parameters"] : []
    content {
      sid       = statement.value
      actions   = ["ssm:GetParameters"]
      resources = [for p in local.parameters : "arn:aws:ssm:us-east-1:${local.account}:parameter${p}"]
    }
  }
}
resource "aws_iam_role" "exec" {
  name               = "filters-exec"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "read" {
  role   = aws_iam_role.exec.id
  policy = data.aws_iam_policy_document.read.json
}
resource "aws_ecs_task_definition" "api" {
  family             = "filters"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode(yamldecode(templatefile("${path.module}/containers.yaml", {
    env = var.env, secrets = local.secrets
  })).containers)
}
