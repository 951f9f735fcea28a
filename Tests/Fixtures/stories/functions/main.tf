provider "aws" {
  region = "eu-west-1"
}

data "aws_iam_policy_document" "lambda" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "app" {
  description = "Secrets of the application"
}

resource "aws_secretsmanager_secret" "database" {
  name       = "shop/database"
  kms_key_id = aws_kms_key.app.arn
}

resource "aws_iam_role" "good" {
  name               = "good"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy" "good" {
  role = aws_iam_role.good.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue"]
        Resource = aws_secretsmanager_secret.database.arn
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = aws_kms_key.app.arn
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.jobs.arn
      },
      {
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.dead.arn
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "good" {
  role       = aws_iam_role.good.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_iam_role" "bad" {
  name = "bad"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "edgelambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "bad" {
  role       = aws_iam_role.bad.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_lambda_function" "good" {
  function_name = "good"
  role          = aws_iam_role.good.arn
  handler       = "main.handler"
  runtime       = "python3.8"
  filename      = "function.zip"

  environment {
    variables = {
      DATABASE_SECRET = aws_secretsmanager_secret.database.arn
    }
  }

  vpc_config {
    subnet_ids         = ["subnet-0a1b2c3d"]
    security_group_ids = ["sg-0a1b2c3d"]
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.dead.arn
  }
}

resource "aws_lambda_function" "bad" {
  function_name = "bad"
  role          = aws_iam_role.bad.arn
  handler       = "main.handler"
  runtime       = "python3.8"
  filename      = "function.zip"

  environment {
    variables = {
      DATABASE_SECRET = aws_secretsmanager_secret.database.arn
    }
  }

  vpc_config {
    subnet_ids         = ["subnet-0a1b2c3d"]
    security_group_ids = ["sg-0a1b2c3d"]
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.dead.arn
  }
}

resource "aws_lambda_event_source_mapping" "good" {
  function_name    = aws_lambda_function.good.arn
  event_source_arn = aws_sqs_queue.jobs.arn
}

resource "aws_lambda_event_source_mapping" "bad" {
  function_name    = aws_lambda_function.bad.arn
  event_source_arn = aws_sqs_queue.jobs.arn
}
