locals { envs = { dev = { debug = true }, prod = { debug = false } } }
resource "aws_secretsmanager_secret" "app" {
  for_each = local.envs
  name     = "i/${each.key}"
}
resource "aws_secretsmanager_secret" "debug" {
  for_each = { for k, v in local.envs : k => v if v.debug }
  name     = "i/${each.key}/debug"
}
resource "aws_iam_role" "x" {
  for_each           = local.envs
  name               = "i-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
data "aws_iam_policy_document" "x" {
  for_each = local.envs
  statement {
    actions = ["secretsmanager:GetSecretValue"]
    resources = compact([
      aws_secretsmanager_secret.app[each.key].arn,
      try(aws_secretsmanager_secret.debug[each.key].arn, ""),
      "${aws_secretsmanager_secret.app[each.key].arn}:*",
    ])
  }
}
resource "aws_iam_role_policy" "x" {
  for_each = local.envs
  role     = aws_iam_role.x[each.key].name
  policy   = data.aws_iam_policy_document.x[each.key].json
}
resource "aws_ecs_task_definition" "x" {
  for_each           = local.envs
  family             = "i-${each.key}"
  execution_role_arn = coalesce(aws_iam_role.x[each.key].arn, "none")
  container_definitions = jsonencode([{ name = "app", image = "x", memory = 64, secrets = [for s in [
    { name = "APP", valueFrom = aws_secretsmanager_secret.app[each.key].arn },
    each.value.debug ? { name = "DEBUG", valueFrom = try(aws_secretsmanager_secret.debug[each.key].arn, null) } : null,
    { name = "OTHER", valueFrom = aws_secretsmanager_secret.app[each.key == "dev" ? "prod" : "dev"].arn },
  ] : s if s != null] }])
}
module "with" {
  source     = "./m"
  name       = "with"
  secret_arn = aws_secretsmanager_secret.app["dev"].arn
  extra_arns = [[aws_secretsmanager_secret.app["prod"].arn], ["arn:aws:s3:::x/*"]]
}
module "without" {
  source = "./m"
  name   = "without"
}
