# What an expression names is not always what it makes: each of these names one thing and becomes another.

resource "aws_secretsmanager_secret" "api" {
  name = "shop/api"
}

locals {
  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
  containers = jsonencode([{
    name    = "app", image = "shop:1", essential = true,
    secrets = [{ name = "API", valueFrom = aws_secretsmanager_secret.api.arn }]
  }])
}

# The role of the tasks may read the secret, the one that the name is changed to may not.
resource "aws_iam_role" "tasks" {
  name               = "shop-tasks"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy" "tasks" {
  role = aws_iam_role.tasks.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.api.arn }]
  })
}

resource "aws_ecs_task_definition" "role" {
  family                = "role"
  execution_role_arn    = replace(aws_iam_role.tasks.arn, "-tasks", "-exec")
  container_definitions = local.containers
}

# A document that allows everything, of which the policy keeps less.
data "aws_iam_policy_document" "all" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["*"]
    condition {
      test     = "StringNotEquals"
      variable = "secretsmanager:ResourceTag/Name"
      values   = [aws_secretsmanager_secret.api.arn]
    }
  }
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["*"]
  }
}

resource "aws_iam_role" "document" {
  name               = "shop-document"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy" "document" {
  role   = aws_iam_role.document.id
  policy = replace(data.aws_iam_policy_document.all.json, "\"*\"", "\"arn:aws:secretsmanager:*:*:secret:shop/web-??????\"")
}

resource "aws_ecs_task_definition" "document" {
  family                = "document"
  execution_role_arn    = aws_iam_role.document.arn
  container_definitions = local.containers
}

# The policy with the grant is named, another one is attached.
resource "aws_iam_policy" "read" {
  name   = "shop-read"
  policy = aws_iam_role_policy.tasks.policy
}

resource "aws_iam_role" "attached" {
  name               = "shop-attached"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy_attachment" "attached" {
  role       = aws_iam_role.attached.name
  policy_arn = replace(aws_iam_policy.read.arn, "-read", "-none")
}

resource "aws_ecs_task_definition" "attached" {
  family                = "attached"
  execution_role_arn    = aws_iam_role.attached.arn
  container_definitions = local.containers
}

# One of two documents is kept, by its place in a list that was turned round.
data "aws_iam_policy_document" "turned" {
  override_policy_documents = reverse([
    data.aws_iam_policy_document.first.json,
    data.aws_iam_policy_document.second.json,
  ])
}

data "aws_iam_policy_document" "first" {
  statement {
    sid       = "Read"
    actions   = ["secretsmanager:ListSecrets"]
    resources = [aws_secretsmanager_secret.api.arn]
  }
}

data "aws_iam_policy_document" "second" {
  statement {
    sid       = "Read"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.api.arn]
  }
}

resource "aws_iam_role" "turned" {
  name               = "shop-turned"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy" "turned" {
  role   = aws_iam_role.turned.id
  policy = data.aws_iam_policy_document.turned.json
}

resource "aws_ecs_task_definition" "turned" {
  family                = "turned"
  execution_role_arn    = aws_iam_role.turned.arn
  container_definitions = local.containers
}
