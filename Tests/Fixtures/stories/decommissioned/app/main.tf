variable "grant" {}
variable "pre" {}
resource "aws_secretsmanager_secret" "s" { name = "app/s" }
resource "aws_secretsmanager_secret" "t" { name = "app/t" }
data "aws_caller_identity" "me" {}
resource "aws_iam_role" "exec" {
  name = "app-exec"
  assume_role_policy = jsonencode({Version="2012-10-17",Statement=[{Effect="Allow",Action="sts:AssumeRole",Principal={Service="ecs-tasks.amazonaws.com"}}]})
}
resource "aws_iam_role" "exec2" {
  name = "app-exec2"
  assume_role_policy = jsonencode({Version="2012-10-17",Statement=[{Effect="Allow",Action="sts:AssumeRole",Principal={Service="ecs-tasks.amazonaws.com"}}]})
}
resource "aws_iam_role_policy_attachment" "lit" {
  count = var.grant ? 1 : 0
  role = aws_iam_role.exec2.name
  policy_arn = "arn:aws:iam::aws:policy/SecretsManagerReadWrite"
}
resource "aws_iam_role_policy" "lit" {
  count = var.grant ? 1 : 0
  role = aws_iam_role.exec.name
  name = "read"
  policy = jsonencode({Version="2012-10-17",Statement=[{Effect="Allow",Action="secretsmanager:GetSecretValue",Resource="arn:aws:secretsmanager:*:*:secret:app/*"}]})
}
resource "aws_ecs_task_definition" "t" {
  for_each = toset([var.pre])
  family = each.key
  execution_role_arn = aws_iam_role.exec2.arn
  container_definitions = jsonencode([{name="a",image="nginx:1",memory=128,secrets=[{name="X",valueFrom=aws_secretsmanager_secret.s.arn}]}])
}
resource "aws_ecs_task_definition" "r" {
  for_each = toset([var.pre])
  family = "r-${each.key}"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode([{name="a",image="nginx:1",memory=128,secrets=[{name="X",valueFrom=aws_secretsmanager_secret.s.arn}]}])
}
