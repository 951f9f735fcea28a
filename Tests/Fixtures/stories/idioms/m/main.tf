variable "name" {}
variable "secret_arn" { default = null }
variable "extra_arns" { default = [] }
resource "aws_secretsmanager_secret" "own" { name = "m/${var.name}" }
resource "aws_iam_role" "x" {
  name               = "m-${var.name}"
  assume_role_policy = file("${path.module}/trust.json")
}
resource "aws_iam_role_policy" "own" {
  name   = "own"
  role   = aws_iam_role.x.name
  policy = replace(file("${path.module}/policy.json"), "OWN_ARN", aws_secretsmanager_secret.own.arn)
}
resource "aws_iam_role_policy" "given" {
  name   = "given"
  role   = aws_iam_role.x.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = concat(var.secret_arn != null ? ["${var.secret_arn}*"] : [], flatten([var.extra_arns, "arn:aws:s3:::y/*"])) }] })
}
resource "aws_ecs_task_definition" "x" {
  family             = "m-${var.name}"
  execution_role_arn = aws_iam_role.x.arn
  container_definitions = jsonencode([{ name = "app", image = "x", memory = 64, secrets = concat(
    [{ name = "OWN", valueFrom = aws_secretsmanager_secret.own.arn }],
    var.secret_arn == null || var.secret_arn == "" ? [] : [{ name = "GIVEN", valueFrom = var.secret_arn }],
    [for a in var.extra_arns : { name = "EXTRA", valueFrom = a[0] }],
  ) }])
}
