variable "name" {}
variable "role" {}
variable "secret" {}

resource "aws_iam_role_policy" "this" {
  name = var.name
  role = var.role
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = var.secret }]
  })
}
