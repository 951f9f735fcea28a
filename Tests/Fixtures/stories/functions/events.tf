resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
}

resource "aws_sqs_queue" "open" {
  name = "open"
}

resource "aws_sqs_queue_policy" "open" {
  queue_url = aws_sqs_queue.open.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.open.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.nightly.arn } }
    }]
  })
}

resource "aws_sqs_queue" "closed" {
  name = "closed"
}

resource "aws_cloudwatch_event_target" "good" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_sqs_queue.open.arn
}

resource "aws_cloudwatch_event_target" "bad" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_sqs_queue.closed.arn
}

resource "aws_sfn_state_machine" "good" {
  name     = "good"
  role_arn = aws_iam_role.states.arn
  definition = jsonencode({
    StartAt = "Done"
    States  = { Done = { Type = "Succeed" } }
  })
}

resource "aws_sfn_state_machine" "bad" {
  name     = "bad"
  role_arn = aws_iam_role.good.arn
  definition = jsonencode({
    StartAt = "Done"
    States  = { Done = { Type = "Succeed" } }
  })
}

resource "aws_iam_role" "states" {
  name = "states"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "states.amazonaws.com" }
    }]
  })
}
