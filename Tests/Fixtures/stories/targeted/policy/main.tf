terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "2.70.0"
    }
  }
}
provider "aws" { region = "us-east-1" }

resource "aws_secretsmanager_secret" "a" { name = "app/alpha" }
resource "aws_secretsmanager_secret" "b" { name = "app/beta" }
locals { trust = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] }) }
resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = local.trust
}
resource "aws_iam_role_policy" "r" {
 name="x"
  role = aws_iam_role.r.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.a.arn }] })
}
resource "aws_ecs_task_definition" "old_good" {
  family = "old_good"
  execution_role_arn = aws_iam_role.r.arn
  container_definitions = jsonencode([{ name = "app", image = "x", memory = 128, essential = true, secrets = [{ name = "S", valueFrom = aws_secretsmanager_secret.a.arn }] }])
}
resource "aws_ecs_task_definition" "new_good" {
  family = "new_good"
  execution_role_arn = aws_iam_role.r.arn
  container_definitions = jsonencode([{ name = "app", image = "x", memory = 128, essential = true, secrets = [{ name = "S", valueFrom = aws_secretsmanager_secret.b.arn }] }])
}
