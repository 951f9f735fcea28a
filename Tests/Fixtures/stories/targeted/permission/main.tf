terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 3.39"
    }
  }
}
provider "aws" { region = "us-east-1" }

resource "aws_secretsmanager_secret" "a" { name = "app/alpha" }
resource "aws_secretsmanager_secret" "b" { name = "app/beta" }
locals { trust = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] }) }
resource "aws_iam_role" "l" {
  name = "l"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role = aws_iam_role.l.arn
  handler = "x.y"
  runtime = "python3.8"
  filename = "${path.module}/f.zip"
}
resource "aws_cloudwatch_event_rule" "r" {
  name = "r"
  schedule_expression = "rate(1 hour)"
}
resource "aws_lambda_permission" "p" {
  action = "lambda:InvokeFunction"
  function_name = aws_lambda_function.f.function_name
  principal = "events.amazonaws.com"
  source_arn = aws_cloudwatch_event_rule.r.arn
}
resource "aws_cloudwatch_event_target" "t_good" {
 rule = aws_cloudwatch_event_rule.r.name
 arn = aws_lambda_function.f.arn
}
