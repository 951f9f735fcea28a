provider "aws" {
  region = "eu-west-1"
}

data "aws_iam_policy_document" "rds" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["rds.amazonaws.com"]
    }
  }
}

resource "aws_secretsmanager_secret" "users" {
  for_each = toset(["app", "report"])
  name     = "shop/${each.key}"
}

resource "aws_iam_role" "good" {
  name               = "proxy-good"
  assume_role_policy = data.aws_iam_policy_document.rds.json
}

resource "aws_iam_role_policy" "good" {
  role = aws_iam_role.good.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = [for secret in aws_secretsmanager_secret.users : secret.arn]
    }]
  })
}

resource "aws_iam_role" "bad" {
  name               = "proxy-bad"
  assume_role_policy = data.aws_iam_policy_document.rds.json
}

resource "aws_iam_role_policy" "bad" {
  role = aws_iam_role.bad.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = aws_secretsmanager_secret.users["app"].arn
    }]
  })
}

resource "aws_db_proxy" "good" {
  name           = "good"
  engine_family  = "POSTGRESQL"
  role_arn       = aws_iam_role.good.arn
  vpc_subnet_ids = aws_subnet.private[*].id

  dynamic "auth" {
    for_each = aws_secretsmanager_secret.users
    content {
      auth_scheme = "SECRETS"
      iam_auth    = "DISABLED"
      description = auth.key
      secret_arn  = auth.value.arn
    }
  }
}

resource "aws_db_proxy" "bad" {
  name           = "bad"
  engine_family  = "POSTGRESQL"
  role_arn       = aws_iam_role.bad.arn
  vpc_subnet_ids = aws_subnet.private[*].id

  auth {
    auth_scheme = "SECRETS"
    iam_auth    = "DISABLED"
    description = "app"
    secret_arn  = aws_secretsmanager_secret.users["app"].arn
  }

  auth {
    auth_scheme = "SECRETS"
    iam_auth    = "DISABLED"
    description = "report"
    secret_arn  = aws_secretsmanager_secret.users["report"].arn
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  availability_zone = ["eu-west-1a", "eu-west-1b"][count.index]
  cidr_block        = "10.0.${count.index}.0/24"
}
