data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "app" {
  for_each    = { own = true, plain = false }
  description = each.key
  # Null for one of them, which has the default policy.
  policy = each.value ? jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { AWS = aws_iam_role.exec["all"].arn }, Action = "kms:Decrypt", Resource = "*" },
    ]
  }) : null
}
resource "aws_kms_alias" "app" {
  for_each      = aws_kms_key.app
  name          = "alias/idioms/${each.key}"
  target_key_id = each.value.key_id
}

resource "aws_secretsmanager_secret" "app" {
  for_each   = { db = "own", mail = "plain", my-secret = null }
  name       = "idioms/${each.key}"
  kms_key_id = each.value == null ? null : aws_kms_key.app[each.value].arn
}

locals {
  arns  = { for k, s in aws_secretsmanager_secret.app : k => s.arn }
  roles = { all = ["db", "mail", "my-secret"], few = ["db"] }
}

resource "aws_iam_role" "exec" {
  for_each            = local.roles
  name                = "idioms-${each.key}"
  assume_role_policy  = data.aws_iam_policy_document.trust.json
  managed_policy_arns = lookup({ few = ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"] }, each.key, null)
}
data "aws_iam_policy_document" "read" {
  for_each = local.roles
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = sort(distinct(concat([for name in each.value : trimspace(local.arns[name])], [local.arns["db"]])))
  }
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]
    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "kms:ResourceAliases"
      values   = ["alias/idioms/plain"]
    }
  }
}
resource "aws_iam_role_policy" "read" {
  for_each = local.roles
  role     = aws_iam_role.exec[each.key].id
  policy   = try(data.aws_iam_policy_document.read[each.key].json, "")
}

module "api" {
  source      = "./container"
  name        = "api"
  map_secrets = { DB = "${local.arns["db"]}:password::", OTHER = local.arns["my-secret"] }
}
module "mail" {
  source  = "./container"
  name    = "mail"
  secrets = [{ name = "SMTP", valueFrom = local.arns["mail"] }]
}
resource "aws_ecs_task_definition" "list" {
  for_each              = aws_iam_role.exec
  family                = each.key
  execution_role_arn    = each.value.arn
  container_definitions = "[${join(",", [module.api.json, module.mail.json])}]"
}
resource "aws_ecs_task_definition" "one" {
  family                = "one"
  execution_role_arn    = one([for k, r in aws_iam_role.exec : r.arn if k == "few"])
  container_definitions = module.mail.list
}
