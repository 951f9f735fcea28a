variable "tok" { sensitive = true }
provider "aws" { region = "eu-west-1" }
locals { trust = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["ecs-tasks.amazonaws.com", "lambda.amazonaws.com"] } }] }) }
resource "aws_sqs_queue" "q" { name = "q" }
resource "aws_secretsmanager_secret" "s" { name = "plain" }
resource "aws_kms_key" "k" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:*", Resource = "*", Principal = { AWS = "*" }, Condition = { StringEquals = { "kms:EncryptionContext:${var.tok}" = "x" } } }] })
}
resource "aws_secretsmanager_secret" "enc" {
  name       = "enc"
  kms_key_id = aws_kms_key.k.arn
}
resource "aws_secretsmanager_secret" "enc2" {
  name       = "enc2"
  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/${var.tok}"
}
resource "aws_secretsmanager_secret" "enc3" {
  name       = "enc3"
  kms_key_id = "alias/${var.tok}"
}
data "aws_iam_policy_document" "d" {
  statement {
    sid       = "a${var.tok}"
    actions   = ["secretsmanager:GetSecretValue", "s3:Nope${var.tok}"]
    resources = [aws_secretsmanager_secret.s.arn, "arn:aws:s3:::${var.tok}/x"]
    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/${var.tok}"
      values   = [var.tok]
    }
  }
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:s3:::${var.tok}/x", aws_sqs_queue.q.arn]
    condition {
      test     = "StringLike"
      variable = "aws:SourceVpc"
      values   = [var.tok]
    }
  }
}
resource "aws_iam_role" "r" {
  name                = "r"
  assume_role_policy  = local.trust
  managed_policy_arns = ["arn:aws:iam::123456789012:policy/${var.tok}", "arn:aws:iam::aws:policy/${var.tok}"]
}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.r.id
  name   = "p-${var.tok}"
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_iam_role" "b" {
  name                 = "b"
  assume_role_policy   = local.trust
  permissions_boundary = "arn:aws:iam::123456789012:policy/bnd-${var.tok}"
}
resource "aws_iam_role_policy" "b" {
  role   = aws_iam_role.b.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Ok", Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = ["*"], Condition = { StringEquals = { "aws:PrincipalTag/${var.tok}" = "x" } } }, { Effect = "Allow", Action = "kms:Decrypt", Resource = "arn:aws:kms:eu-west-1:123456789012:key/other" }] })
}
resource "aws_ecs_task_definition" "t" {
  for_each              = { r = aws_iam_role.r.arn, b = aws_iam_role.b.arn }
  family                = each.key
  execution_role_arn    = each.value
  container_definitions = jsonencode([{ name = "app", image = "i", memory = 128, secrets = [{ name = "A", valueFrom = aws_secretsmanager_secret.s.arn }, { name = "B", valueFrom = aws_secretsmanager_secret.enc.arn }, { name = "C", valueFrom = aws_secretsmanager_secret.enc2.arn }, { name = "D", valueFrom = aws_secretsmanager_secret.enc3.arn }] }])
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::123456789012:role/${var.tok}"
  handler       = "i.h"
  runtime       = "python3.8"
  s3_bucket     = "b"
  s3_key        = "k"
  vpc_config {
    subnet_ids         = ["subnet-${var.tok}"]
    security_group_ids = ["sg-${var.tok}"]
  }
}
resource "aws_ecs_task_definition" "lit" {
  family                = "lit"
  execution_role_arn    = "arn:aws:iam::123456789012:role/lit-${var.tok}"
  container_definitions = jsonencode([{ name = "app", image = "i", memory = 128, secrets = [{ name = "A", valueFrom = aws_secretsmanager_secret.s.arn }] }])
}
resource "aws_ecs_service" "s" {
  name            = "svc-${var.tok}"
  task_definition = aws_ecs_task_definition.lit.arn
  iam_role        = "arn:aws:iam::123456789012:role/svc-${var.tok}"
}
resource "aws_cloudwatch_event_rule" "e" { schedule_expression = "rate(5 minutes)" }
resource "aws_cloudwatch_event_target" "e" {
  rule = aws_cloudwatch_event_rule.e.name
  arn  = "arn:aws:sqs:eu-west-1:123456789012:${var.tok}"
}
resource "aws_sqs_queue_policy" "q" {
  queue_url = aws_sqs_queue.q.id
  policy    = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "x${var.tok}", Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.q.arn, Principal = { Service = "events.amazonaws.com" }, Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:events:eu-west-1:123456789012:rule/${var.tok}" } } }] })
}
resource "aws_cloudwatch_event_target" "e2" {
  rule = aws_cloudwatch_event_rule.e.name
  arn  = aws_sqs_queue.q.arn
}
