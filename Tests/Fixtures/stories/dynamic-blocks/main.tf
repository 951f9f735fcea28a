variable "readable" {
  type    = map(list(string))
  default = { db = ["secretsmanager:GetSecretValue"], redis = ["secretsmanager:DescribeSecret"] }
}
resource "aws_secretsmanager_secret" "s" {
  for_each = var.readable
  name     = "b/${each.key}"
}
data "aws_iam_policy_document" "d" {
  dynamic "statement" {
    for_each = var.readable
    content {
      sid       = statement.key
      actions   = statement.value
      resources = [aws_secretsmanager_secret.s[statement.key].arn]
    }
  }
  statement {
    actions   = ["logs:PutLogEvents"]
    resources = ["*"]
  }
}
resource "aws_iam_role" "exec" {
  name               = "b-exec"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
  dynamic "inline_policy" {
    for_each = { main = data.aws_iam_policy_document.d.json }
    content {
      name   = inline_policy.key
      policy = inline_policy.value
    }
  }
}
resource "aws_ecs_task_definition" "t" {
  family             = "b"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode([for n in ["one", "two"] : {
    name = n, image = "x", memory = 64
    secrets = [for k in keys(var.readable) : { name = upper(k), valueFrom = aws_secretsmanager_secret.s[k].arn }]
  }])
}
