variable "extra" { default = true }
resource "aws_secretsmanager_secret" "a" { name = "c/a" }
resource "aws_secretsmanager_secret" "b" { name = "c/b" }
resource "aws_ssm_parameter" "p" {
  name  = "/c/p"
  type  = "String"
  value = "x"
}
resource "aws_iam_role" "exec" {
  name               = "c-exec"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
locals {
  base = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = [aws_secretsmanager_secret.a.arn] }]
  more = var.extra ? [{ Effect = "Allow", Action = ["ssm:GetParameters", "ssm:GetParameter"], Resource = aws_ssm_parameter.p.arn }] : []
}
resource "aws_iam_policy" "main" {
  name   = "c-main"
  policy = jsonencode({ Version = "2012-10-17", Statement = concat(local.base, local.more) })
}
resource "aws_iam_policy" "deny" {
  count  = 1
  name   = "c-deny-${count.index}"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "secretsmanager:*", NotResource = [aws_secretsmanager_secret.b.arn, aws_secretsmanager_secret.a.arn] }] })
}
resource "aws_iam_role_policy_attachment" "x" {
  for_each   = { main = aws_iam_policy.main.arn, deny = aws_iam_policy.deny[0].arn }
  role       = aws_iam_role.exec.name
  policy_arn = each.value
}
resource "aws_ecs_task_definition" "t" {
  family             = "c"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode([merge({
    name = "app", image = "x", memory = 64
    environment = concat([{ name = "API_TOKEN", value = "abcdefgh12345678" }], [])
    }, { secrets = [
      { name = "A", valueFrom = aws_secretsmanager_secret.a.arn },
      { name = "B", valueFrom = format("%s:%s::", aws_secretsmanager_secret.b.arn, "k") },
      { name = "P", valueFrom = aws_ssm_parameter.p.name },
      { name = "Q", valueFrom = aws_ssm_parameter.p.arn },
  ] })])
}
