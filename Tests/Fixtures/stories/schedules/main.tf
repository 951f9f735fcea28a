# Tasks that EventBridge starts every night: its role must be allowed to run them, and to pass them their roles.
data "aws_iam_policy_document" "trust" {
  for_each = toset(["ecs-tasks", "events"])
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}

resource "aws_ecs_cluster" "jobs" {
  name = "jobs"
}

resource "aws_secretsmanager_secret" "db" {
  name = "jobs/db"
}

resource "aws_iam_role" "execution" {
  name               = "jobs-execution"
  assume_role_policy = data.aws_iam_policy_document.trust["ecs-tasks"].json
}

# Any version of the secret's ARN, as people cut it off.
resource "aws_iam_role_policy" "execution" {
  role = aws_iam_role.execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = replace(aws_secretsmanager_secret.db.arn, "/-.{6}$/", "-??????")
    }]
  })
}

resource "aws_iam_role" "task" {
  name               = "jobs-task"
  assume_role_policy = data.aws_iam_policy_document.trust["ecs-tasks"].json
}

resource "aws_ecs_task_definition" "report" {
  family             = "report"
  execution_role_arn = aws_iam_role.execution.arn
  task_role_arn      = aws_iam_role.task.arn
  container_definitions = jsonencode([{
    name    = "report"
    image   = "report:1"
    memory  = 128
    secrets = [{ name = "DB", valueFrom = "${aws_secretsmanager_secret.db.arn}:url::" }]
  }])
}

locals {
  run  = { Effect = "Allow", Action = "ecs:RunTask", Resource = replace(aws_ecs_task_definition.report.arn, "/:\\d+$/", ":*") }
  pass = { Effect = "Allow", Action = "iam:PassRole", Resource = "*" }
  to   = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
  statements = {
    good   = [local.run, merge(local.pass, { Condition = local.to })]
    one    = [local.run, merge(local.pass, { Resource = aws_iam_role.execution.arn })]
    others = [local.run, merge(local.pass, { Condition = { StringEquals = { "iam:PassedToService" = "lambda.amazonaws.com" } } })]
    family = [merge(local.run, { Resource = "${join(":", slice(split(":", aws_ecs_task_definition.report.arn), 0, 5))}:task-definition/other:*" }), local.pass]
  }
}

resource "aws_iam_role" "events" {
  for_each           = local.statements
  name               = "jobs-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.trust["events"].json
}

resource "aws_iam_role_policy" "events" {
  for_each = local.statements
  role     = aws_iam_role.events[each.key].id
  policy   = jsonencode({ Version = "2012-10-17", Statement = each.value })
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "cron(0 3 * * ? *)"
}

resource "aws_cloudwatch_event_target" "good" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = aws_ecs_cluster.jobs.arn
  role_arn = aws_iam_role.events["good"].arn
  ecs_target {
    task_definition_arn = aws_ecs_task_definition.report.arn
  }
}

resource "aws_cloudwatch_event_target" "one" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = aws_ecs_cluster.jobs.arn
  role_arn = aws_iam_role.events["one"].arn
  ecs_target {
    task_definition_arn = aws_ecs_task_definition.report.arn
  }
}

resource "aws_cloudwatch_event_target" "others" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = aws_ecs_cluster.jobs.arn
  role_arn = aws_iam_role.events["others"].arn
  ecs_target {
    task_definition_arn = aws_ecs_task_definition.report.arn
  }
}

resource "aws_cloudwatch_event_target" "family" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = aws_ecs_cluster.jobs.arn
  role_arn = aws_iam_role.events["family"].arn
  ecs_target {
    task_definition_arn = aws_ecs_task_definition.report.arn
  }
}
