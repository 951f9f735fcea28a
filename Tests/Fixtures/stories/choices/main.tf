resource "aws_secretsmanager_secret" "a" { name = "f/a" }
resource "aws_secretsmanager_secret" "b" { name = "f/b" }
resource "aws_iam_role" "exec" {
  name               = "f-exec"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }] })
}
resource "aws_iam_role_policy" "p" {
  name = "p"
  role = aws_iam_role.exec.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.a.arn }],
      length(aws_secretsmanager_secret.a.arn) > 3 ? [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.b.arn }] : [])
  })
}
resource "aws_ecs_task_definition" "t" {
  family             = "f"
  execution_role_arn = aws_iam_role.exec.arn
  container_definitions = jsonencode([{
    name = "app", image = "x", memory = 64
    environment = [for k, v in merge({ LEVEL = "x", DB_PASSWORD = "hunter2hunter2" }, { ARN = aws_secretsmanager_secret.a.arn }) : { name = k, value = v }]
    secrets = concat([{ name = "A", valueFrom = aws_secretsmanager_secret.a.arn }, { name = "B", valueFrom = aws_secretsmanager_secret.b.arn }],
      length(aws_secretsmanager_secret.b.arn) > 3 ? [{ name = "C", valueFrom = "arn:aws:secretsmanager:us-east-1:123456789012:secret:literal-AbCdEf" }] : [])
  }])
}
