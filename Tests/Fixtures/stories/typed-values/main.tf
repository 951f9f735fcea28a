# What the source writes with one type and the provider keeps with another, in attributes that the plan hides.

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

# A map with one unknown element is unknown as a whole: its numbers and bools become strings.
resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = "arn:aws:iam::123456789012:role/worker"
  handler       = "main.handler"
  runtime       = "python3.8"
  filename      = "worker.zip"
  environment {
    variables = {
      DEBUG   = true
      PORT    = 8080
      MODE    = "8080"
      QUEUE   = aws_sqs_queue.jobs.arn
      CONFIG  = jsonencode({ queue = aws_sqs_queue.jobs.arn, retries = 3, auth_token = "ghp_EXAMPLEexampleEXAMPLEexampleEXAMPLE0" })
      ENCODED = base64encode("postgres://app:Winter-2031@${aws_sqs_queue.jobs.name}.internal/app ${aws_sqs_queue.jobs.arn}")
      HARMLESS = jsonencode({ queue = aws_sqs_queue.jobs.arn, retries = 3 })
    }
  }
  # A set, in which equal elements are one.
  vpc_config {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = ["sg-2", aws_vpc.main.default_security_group_id]
  }
}

resource "aws_autoscaling_group" "workers" {
  min_size             = 1
  max_size             = 2
  launch_configuration = "workers"
  availability_zones   = [aws_subnet.a.availability_zone, aws_subnet.b.availability_zone]
}

# Of a map the elements that are null are left out.
resource "aws_s3_bucket" "files" {
  bucket = "files"
  tags = {
    Owner = null
    Vpc   = aws_vpc.main.id
  }
}
