# Two accounts and two regions: what is allowed here is not allowed there.
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "use1"
  region = "us-east-1"
}

provider "aws" {
  alias  = "shared"
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::999988887777:role/deployer"
  }
}

data "aws_caller_identity" "current" {}

data "aws_region" "use1" {
  provider = aws.use1
}

resource "aws_secretsmanager_secret" "here" {
  name = "app/db"
}

resource "aws_secretsmanager_secret" "use1" {
  provider = aws.use1
  name     = "app/db"
}

resource "aws_secretsmanager_secret" "shared" {
  provider = aws.shared
  name     = "shared/token"
}

resource "aws_iam_role" "execution" {
  name               = "execution"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}

resource "aws_iam_role_policy" "execution" {
  role = aws_iam_role.execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "secretsmanager:GetSecretValue"
      Resource = [
        "arn:aws:secretsmanager:${data.aws_region.use1.name}:${data.aws_caller_identity.current.account_id}:secret:app/*",
        "arn:aws:secretsmanager:eu-west-1:${data.aws_caller_identity.current.account_id}:secret:shared/*",
      ]
    }]
  })
}

resource "aws_ecs_task_definition" "app" {
  family             = "app"
  execution_role_arn = aws_iam_role.execution.arn
  container_definitions = jsonencode([{
    name   = "app"
    image  = "app:1"
    memory = 128
    secrets = [
      { name = "HERE", valueFrom = aws_secretsmanager_secret.here.arn },
      { name = "USE1", valueFrom = aws_secretsmanager_secret.use1.arn },
      { name = "SHARED", valueFrom = aws_secretsmanager_secret.shared.arn },
    ]
  }])
}

# What a resource was given is what it puts out.
resource "terraform_data" "arns" {
  input = { use1 = aws_secretsmanager_secret.use1.arn }
}

resource "aws_iam_role" "second" {
  name               = "second"
  assume_role_policy = aws_iam_role.execution.assume_role_policy
}

resource "aws_iam_role_policy" "second" {
  role = aws_iam_role.second.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = terraform_data.arns.output.use1 }]
  })
}

resource "aws_ecs_task_definition" "second" {
  family             = "second"
  execution_role_arn = aws_iam_role.second.arn
  container_definitions = jsonencode([{
    name   = "app"
    image  = "app:1"
    memory = 128
    secrets = [
      { name = "HERE", valueFrom = aws_secretsmanager_secret.here.arn },
      { name = "USE1", valueFrom = aws_secretsmanager_secret.use1.arn },
    ]
  }])
}
