variable "enabled" { default = true }
variable "role_name" {}
variable "arns" { type = list(string) }
resource "aws_iam_policy" "p" {
  count  = var.enabled ? 1 : 0
  name   = "g-p"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Read", Effect = "Allow", Action = ["secretsmanager:Get*"], Resource = [for a in var.arns : a] }] })
}
resource "aws_iam_role_policy_attachment" "a" {
  count      = var.enabled ? 1 : 0
  role       = var.role_name
  policy_arn = one(aws_iam_policy.p[*].arn)
}
output "policy_arn" { value = try(aws_iam_policy.p[0].arn, null) }
