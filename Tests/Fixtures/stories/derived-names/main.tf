# Roles whose names follow from a name that nobody knows before apply.

resource "aws_secretsmanager_secret" "api" {
  name = "shop/api"
}

locals {
  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
  read = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.api.arn }]
  })
  containers = jsonencode([{
    name    = "app", image = "shop:1", essential = true,
    secrets = [{ name = "API", valueFrom = aws_secretsmanager_secret.api.arn }]
  }])
}

resource "aws_iam_role" "tasks" {
  name_prefix        = "shop-"
  assume_role_policy = local.trust
}

# The policy names no role of the plan, and belongs to this one.
resource "aws_iam_role" "exec" {
  name               = "${aws_iam_role.tasks.name}-exec"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy" "exec" {
  role       = "${aws_iam_role.tasks.name}-exec"
  policy     = local.read
  depends_on = [aws_iam_role.exec]
}

resource "aws_ecs_task_definition" "exec" {
  family                = "exec"
  execution_role_arn    = aws_iam_role.exec.arn
  container_definitions = local.containers
}

# No name that ends in `-exec` is that of these.
resource "aws_iam_role" "jobs" {
  name               = "shop-jobs"
  assume_role_policy = local.trust
}

resource "aws_ecs_task_definition" "jobs" {
  family                = "jobs"
  execution_role_arn    = aws_iam_role.jobs.arn
  container_definitions = local.containers
}

resource "aws_ecs_task_definition" "tasks" {
  family                = "tasks"
  execution_role_arn    = aws_iam_role.tasks.arn
  container_definitions = local.containers
}
