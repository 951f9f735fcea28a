terraform {
  required_providers {
    aws = {
      version = "~> 2.70"
      source  = "hashicorp/aws"
    }
  }
}

resource "aws_cloudwatch_log_group" "g" { name = "/x/g" }
resource "aws_cloudtrail" "t" {
  name                       = "t"
  s3_bucket_name             = "trail-bucket"
  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
  cloud_watch_logs_group_arn = aws_cloudwatch_log_group.g.arn
}
resource "aws_flow_log" "f" {
  iam_role_arn    = aws_iam_role.flow.arn
  log_destination = aws_cloudwatch_log_group.g.arn
  traffic_type    = "ALL"
  vpc_id          = "vpc-123"
}
data "aws_caller_identity" "me" {}
data "aws_region" "here" {}

resource "aws_iam_role" "trail" {
  name               = "trail"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "cloudtrail.amazonaws.com" } }] })
}

resource "aws_iam_role" "flow" {
  name               = "flow"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "vpc-flow-logs.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "trail" {
  name   = "trail"
  role   = aws_iam_role.trail.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = [aws_cloudwatch_log_group.g.arn] }] })
}

resource "aws_iam_role_policy" "flow" {
  name   = "flow"
  role   = aws_iam_role.flow.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = [aws_cloudwatch_log_group.g.arn] }] })
}
