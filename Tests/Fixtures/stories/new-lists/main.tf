provider "aws" { region = "eu-west-1" }
resource "aws_secretsmanager_secret" "s" { name = "s" }
resource "aws_iam_role" "r" {
  for_each           = toset(["std", "custom", "set", "for"])
  name               = each.key
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
resource "aws_iam_policy" "c" {
  name   = "c"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.s.arn }] })
}
resource "aws_ecs_task_definition" "t" {
  for_each              = aws_iam_role.r
  family                = each.key
  execution_role_arn    = each.value.arn
  container_definitions = jsonencode([{ name = "a", image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1", secrets = [{ name = "S", valueFrom = aws_secretsmanager_secret.s.arn }] }])
  requires_compatibilities = ["FARGATE"]
  network_mode = "awsvpc"
  cpu = 256
  memory = 512
}
resource "aws_iam_role_policy_attachments_exclusive" "std" {
  role_name   = aws_iam_role.r["std"].name
  policy_arns = ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy", aws_iam_policy.c.arn]
}
resource "aws_iam_role_policy_attachment" "custom_std" {
  role       = aws_iam_role.r["custom"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}
resource "aws_iam_role_policy_attachment" "custom_c" {
  role       = aws_iam_role.r["custom"].name
  policy_arn = aws_iam_policy.c.arn
}
resource "aws_iam_role_policy_attachments_exclusive" "custom" {
  role_name   = aws_iam_role.r["custom"].name
  policy_arns = [aws_iam_role_policy_attachment.custom_std.policy_arn, aws_iam_role_policy_attachment.custom_c.policy_arn]
}
resource "aws_iam_role_policy_attachment" "set_std" {
  role       = aws_iam_role.r["set"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}
resource "aws_iam_role_policy_attachment" "set_c" {
  role       = aws_iam_role.r["set"].name
  policy_arn = aws_iam_policy.c.arn
}
resource "aws_iam_role_policy_attachments_exclusive" "set" {
  role_name   = aws_iam_role.r["set"].name
  policy_arns = toset(["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy", aws_iam_policy.c.arn])
}
resource "aws_iam_role_policy_attachment" "for_c" {
  role       = aws_iam_role.r["for"].name
  policy_arn = aws_iam_policy.c.arn
}
resource "aws_iam_role_policy_attachments_exclusive" "for" {
  role_name   = aws_iam_role.r["for"].name
  policy_arns = ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"]
}
