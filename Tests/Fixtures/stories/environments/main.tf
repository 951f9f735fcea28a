resource "aws_sqs_queue" "q" { name = "e-q" }
resource "aws_iam_role" "l" {
  name               = "e-l"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
resource "aws_lambda_function" "f" {
  function_name = "e-f"
  role          = aws_iam_role.l.arn
  handler       = "x.y"
  runtime       = "python3.8"
  filename      = "${path.module}/f.zip"
  environment {
    variables = merge({ QUEUE = aws_sqs_queue.q.id }, { STRIPE_SECRET_KEY = "sk_live_4eC39HqLyjWDarjtT1zdp7dc", LEVEL = "x" })
  }
}
resource "aws_instance" "i" {
  ami           = "ami-12345678"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/sh
    export QUEUE=${aws_sqs_queue.q.id}
    export DB_PASSWORD=hunter2hunter2
  EOT
}
resource "aws_ssm_parameter" "url" {
  name  = "/e/url"
  type  = "SecureString"
  value = "postgres://app:S3cretPassw0rd@${aws_sqs_queue.q.id}:5432/db"
}
