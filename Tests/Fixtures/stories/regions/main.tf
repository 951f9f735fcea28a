provider "aws" { region = "us-east-1" }
provider "aws" {
  alias  = "eu"
  region = "eu-west-1"
}
resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_lambda_function" "us" {
  function_name = "fn"
  role          = aws_iam_role.r.arn
  handler       = "a.b"
  runtime       = "python3.8"
  s3_bucket     = "code"
  s3_key        = "x.zip"
}
resource "aws_lambda_function" "eu" {
  provider      = aws.eu
  function_name = "fn"
  role          = aws_iam_role.r.arn
  handler       = "a.b"
  runtime       = "python3.8"
  s3_bucket     = "code"
  s3_key        = "x.zip"
}
resource "aws_sns_topic" "us" { name = "t" }
resource "aws_sns_topic" "eu" {
  provider = aws.eu
  name     = "t"
}
resource "aws_sns_topic_subscription" "us" {
  topic_arn = aws_sns_topic.us.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.us.arn
}
resource "aws_sns_topic_subscription" "eu" {
  provider  = aws.eu
  topic_arn = aws_sns_topic.eu.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.eu.arn
}
resource "aws_lambda_permission" "us" {
  statement_id  = "sns"
  action        = "lambda:InvokeFunction"
  function_name = "fn"
  principal     = "sns.amazonaws.com"
}
