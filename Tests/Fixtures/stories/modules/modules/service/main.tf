variable "name" { type = string }
variable "secrets" { type = map(string) }
variable "grant" {
  type    = list(string)
  default = null
}
variable "environment" {
  type    = map(string)
  default = {}
}
locals { grant = coalescelist(coalesce(var.grant, []), values(var.secrets)) }
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = local.grant
  }
}
resource "aws_iam_role" "exec" {
  name               = "${var.name}-exec"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
resource "aws_iam_policy" "read" {
  name   = "${var.name}-read"
  policy = data.aws_iam_policy_document.read.json
}
resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.exec.id
  policy_arn = aws_iam_policy.read.arn
}
resource "aws_ecs_task_definition" "t" {
  family             = var.name
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode([{
    name = var.name, image = "x", memory = 64
    environment = [for k, v in var.environment : { name = k, value = v }]
    secrets     = [for k, v in var.secrets : { name = k, valueFrom = v }]
  }])
}
