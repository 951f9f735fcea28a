variable "grant" {}
variable "pre" {}
resource "aws_secretsmanager_secret" "s" { name = "app/s" }
data "aws_caller_identity" "me" {}
resource "aws_iam_role" "exec" {
  name = "app-exec"
  assume_role_policy = jsonencode({Version="2012-10-17",Statement=[{Effect="Allow",Action="sts:AssumeRole",Principal={Service="ecs-tasks.amazonaws.com"}}]})
}
resource "aws_iam_policy" "read" {
  name = "read"
  policy = jsonencode({Version="2012-10-17",Statement=[{Effect="Allow",Action="secretsmanager:GetSecretValue",Resource=[var.grant ? aws_secretsmanager_secret.s.arn : "arn:aws:secretsmanager:*:*:secret:nothing-*"]}]})
}
resource "aws_iam_role_policy_attachment" "lit" {
  role = "app-exec"
  policy_arn = aws_iam_policy.read.arn
  depends_on = [aws_iam_role.exec]
}
resource "aws_iam_role_policy" "lit" {
  count = var.grant ? 1 : 0
  role = "app-exec"
  policy = jsonencode({Version="2012-10-17",Statement=[{Effect="Allow",Action="secretsmanager:GetSecretValue",Resource="arn:aws:secretsmanager:*:*:secret:app/*"}]})
  depends_on = [aws_iam_role.exec]
}
resource "aws_ecs_task_definition" "t" {
  for_each = toset([var.pre])
  family = each.key
  execution_role_arn = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:role/app-exec"
  container_definitions = jsonencode([{name="a",image="nginx:2",memory=128,secrets=[{name="X",valueFrom=aws_secretsmanager_secret.s.arn}]}])
}
resource "aws_ecs_task_definition" "r" {
  for_each = toset([var.pre])
  family = "r-${each.key}"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode([{name="a",image="nginx:2",memory=128,secrets=[{name="X",valueFrom=aws_secretsmanager_secret.s.arn}]}])
}
