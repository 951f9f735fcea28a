variable "tenant" { sensitive = true }
provider "aws" { region = "eu-west-1" }
resource "aws_secretsmanager_secret" "s" { name = "plain" }
resource "aws_sqs_queue" "q" { name = "q" }
# deferred: knows a resource of this plan
data "aws_iam_policy_document" "deferred" {
  statement {
    sid       = "Read"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:${var.tenant}-db"]
  }
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.q.arn]
  }
  statement {
    actions   = ["dynamodb:GetItem"]
    resources = ["arn:aws:s3:::${var.tenant}/x"]
  }
}
# read while planning
data "aws_iam_policy_document" "now" {
  statement {
    sid       = "Read"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:${var.tenant}-now"]
  }
}
resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["ecs-tasks.amazonaws.com"] } }] })
}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.r.id
  policy = data.aws_iam_policy_document.deferred.json
}
resource "aws_iam_role" "n" {
  name               = "n"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["ecs-tasks.amazonaws.com"] } }] })
}
resource "aws_iam_role_policy" "n" {
  role   = aws_iam_role.n.id
  policy = data.aws_iam_policy_document.now.json
}
resource "aws_ecs_task_definition" "t" {
  for_each              = { r = aws_iam_role.r.arn, n = aws_iam_role.n.arn }
  family                = each.key
  execution_role_arn    = each.value
  container_definitions = jsonencode([{ name = "app", image = "i", memory = 128, secrets = [{ name = "A", valueFrom = aws_secretsmanager_secret.s.arn }] }])
}
