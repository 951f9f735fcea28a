# Two inline policies whose name is made alike of a name that nobody knows before apply: one writes over the other.

locals {
  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_secretsmanager_secret" "each" {
  for_each = toset(["a", "b"])
  name     = "inline/${each.key}"
}

resource "aws_iam_role" "exec" {
  name_prefix        = "inline-"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy" "read" {
  for_each = aws_secretsmanager_secret.each
  name     = "${aws_iam_role.exec.name}-read"
  role     = aws_iam_role.exec.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = each.value.arn }]
  })
}

resource "aws_ecs_task_definition" "app" {
  family             = "inline"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode([{
    name    = "app", image = "inline:1", essential = true,
    secrets = [for key, secret in aws_secretsmanager_secret.each : { name = upper(key), valueFrom = secret.arn }]
  }])
}
