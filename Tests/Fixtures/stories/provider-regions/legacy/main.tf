variable "region" {}

locals {
  granted_legacy = { right = "us-east-1", wrong = "eu-west-1" }
}

provider "aws" {
  region                      = var.region
  access_key                  = "unused"
  secret_key                  = "unused"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_iam_role" "legacy" {
  for_each           = local.granted_legacy
  name               = "legacy-${each.key}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "legacy" {
  for_each = local.granted_legacy
  name     = "read"
  role     = aws_iam_role.legacy[each.key].id
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:GetParameters", Resource = "arn:aws:ssm:${each.value}:*:parameter/shop/db" }] })
}

resource "aws_ecs_task_definition" "legacy" {
  for_each              = local.granted_legacy
  family                = "legacy-${each.key}"
  execution_role_arn    = aws_iam_role.legacy[each.key].arn
  container_definitions = jsonencode([{ name = "app", image = "shop:1", memory = 128, secrets = [{ name = "DB", valueFrom = "/shop/db" }] }])
}
