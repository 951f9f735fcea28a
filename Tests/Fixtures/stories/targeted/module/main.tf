terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "3.39.0"
    }
  }
}

provider "aws" { region = "eu-west-1" }

resource "aws_secretsmanager_secret" "app" {
  for_each = toset(["alpha", "beta"])
  name     = "app/${each.key}"
}

resource "aws_iam_role" "exec" {
  name = "exec"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

# Only the module of `alpha` is targeted.
module "read" {
  for_each = aws_secretsmanager_secret.app
  source   = "./policy"
  name     = "read-${each.key}"
  role     = aws_iam_role.exec.id
  secret   = each.value.arn
}

resource "aws_ecs_task_definition" "api" {
  family             = "api"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode([{
    name = "app", image = "nginx", memory = 128, essential = true
    secrets = [for name in ["alpha", "beta"] : { name = upper(name), valueFrom = aws_secretsmanager_secret.app[name].arn }]
  }])
}
