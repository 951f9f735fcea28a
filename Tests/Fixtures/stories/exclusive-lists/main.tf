provider "aws" { region = "eu-west-1" }
data "aws_iam_policy_document" "t" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}
resource "aws_secretsmanager_secret" "s" { name = "s" }
resource "aws_iam_role" "r" {
  for_each           = toset(["a", "b", "c", "d"])
  name               = "r-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.t.json
}
resource "aws_iam_policy" "m" {
  name   = "m"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.s.arn }] })
}
resource "aws_iam_role_policy_attachment" "m" {
  for_each   = { for k, r in aws_iam_role.r : k => r if k != "d" }
  role       = each.value.name
  policy_arn = aws_iam_policy.m.arn
}
resource "aws_ecs_task_definition" "t" {
  for_each              = aws_iam_role.r
  family                = each.key
  execution_role_arn    = each.value.arn
  container_definitions = jsonencode([{ name = "a", image = "nginx", cpu = 0, memory = 128, essential = true, environment = [], mountPoints = [], portMappings = [], volumesFrom = [], secrets = [{ name = "S", valueFrom = aws_secretsmanager_secret.s.arn }] }])
}
locals {
  std = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
  x = { a = [local.std], b = [aws_iam_policy.m.arn, local.std], c = [local.std], d = [aws_iam_policy.m.arn] }
}
resource "aws_iam_role_policy_attachments_exclusive" "x" {
  for_each    = local.x
  role_name   = "r-${each.key}"
  policy_arns = each.value
}
