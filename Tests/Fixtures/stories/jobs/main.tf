provider "aws" {
  region = "eu-west-1"
}

data "aws_iam_policy_document" "tasks" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "builds" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["codebuild.amazonaws.com"]
    }
  }
}

resource "aws_secretsmanager_secret" "api" {
  name = "jobs/api"
}

resource "aws_ssm_parameter" "bucket" {
  name  = "/jobs/bucket"
  type  = "String"
  value = "jobs-of-the-shop"
}

resource "aws_ecr_repository" "app" {
  name = "app"
}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.api.arn]
  }

  statement {
    actions   = ["ssm:GetParameters"]
    resources = [aws_ssm_parameter.bucket.arn]
  }
}

resource "aws_iam_role" "execution" {
  name               = "execution"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

resource "aws_iam_role_policy" "execution" {
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role" "starter" {
  name               = "starter"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

resource "aws_iam_role_policy" "starter" {
  role = aws_iam_role.starter.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"]
      Resource = aws_ecr_repository.app.arn
    }]
  })
}

resource "aws_batch_job_definition" "good" {
  name                  = "good"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = jsonencode({
    image            = "${aws_ecr_repository.app.repository_url}:1"
    executionRoleArn = aws_iam_role.execution.arn
    secrets = [
      { name = "API", valueFrom = aws_secretsmanager_secret.api.arn },
      { name = "BUCKET", valueFrom = aws_ssm_parameter.bucket.arn },
    ]
    resourceRequirements = [{ type = "VCPU", value = "0.25" }, { type = "MEMORY", value = "512" }]
  })
}

resource "aws_batch_job_definition" "bad" {
  name                  = "bad"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = jsonencode({
    image            = "${aws_ecr_repository.app.repository_url}:1"
    executionRoleArn = aws_iam_role.starter.arn
    jobRoleArn       = aws_iam_role.execution.arn
    secrets = [
      { name = "API", valueFrom = aws_secretsmanager_secret.api.arn },
    ]
    resourceRequirements = [{ type = "VCPU", value = "0.25" }, { type = "MEMORY", value = "512" }]
  })
}

resource "aws_iam_role" "build" {
  name               = "build"
  assume_role_policy = data.aws_iam_policy_document.builds.json
}

resource "aws_iam_role_policy" "build" {
  role   = aws_iam_role.build.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role" "bare" {
  name               = "bare"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

resource "aws_codebuild_project" "good" {
  name         = "good"
  service_role = aws_iam_role.build.arn

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:5.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "API"
      type  = "SECRETS_MANAGER"
      value = "${aws_secretsmanager_secret.api.name}:key"
    }

    environment_variable {
      name  = "BUCKET"
      type  = "PARAMETER_STORE"
      value = aws_ssm_parameter.bucket.name
    }
  }

  source {
    type     = "GITHUB"
    location = "https://github.com/example/app.git"
  }
}

resource "aws_codebuild_project" "bad" {
  name         = "bad"
  service_role = aws_iam_role.bare.arn

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:5.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "API"
      type  = "SECRETS_MANAGER"
      value = "jobs/api:key"
    }
  }

  source {
    type     = "GITHUB"
    location = "https://github.com/example/app.git"
  }
}
