variable "region" {
  default = "eu-west-1"
}

locals {
  regions = { home = "eu-north-1" }
  # What each role may read: the parameter of its own region, or of another one.
  granted_home = { right = "eu-north-1", wrong = "eu-west-1" }
  granted_dr   = { right = "eu-central-1", wrong = "eu-west-1" }
}

provider "aws" {
  region = local.regions.home
}

provider "aws" {
  alias  = "dr"
  region = var.region == "eu-west-1" ? "eu-central-1" : "eu-west-1"
}

module "legacy" {
  source = "./legacy"
  region = "us-east-1"
}

resource "aws_iam_role" "home" {
  for_each           = local.granted_home
  name               = "home-${each.key}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "home" {
  for_each = local.granted_home
  name     = "read"
  role     = aws_iam_role.home[each.key].id
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:GetParameters", Resource = "arn:aws:ssm:${each.value}:*:parameter/shop/db" }] })
}

resource "aws_ecs_task_definition" "home" {
  for_each              = local.granted_home
  family                = "home-${each.key}"
  execution_role_arn    = aws_iam_role.home[each.key].arn
  container_definitions = jsonencode([{ name = "app", image = "shop:1", memory = 128, secrets = [{ name = "DB", valueFrom = "/shop/db" }] }])
}

resource "aws_iam_role" "dr" {
  provider           = aws.dr
  for_each           = local.granted_dr
  name               = "dr-${each.key}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "dr" {
  provider = aws.dr
  for_each = local.granted_dr
  name     = "read"
  role     = aws_iam_role.dr[each.key].id
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ssm:GetParameters", Resource = "arn:aws:ssm:${each.value}:*:parameter/shop/db" }] })
}

resource "aws_ecs_task_definition" "dr" {
  provider              = aws.dr
  for_each              = local.granted_dr
  family                = "dr-${each.key}"
  execution_role_arn    = aws_iam_role.dr[each.key].arn
  container_definitions = jsonencode([{ name = "app", image = "shop:1", memory = 128, secrets = [{ name = "DB", valueFrom = "/shop/db" }] }])
}
