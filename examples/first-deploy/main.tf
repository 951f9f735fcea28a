# The first deploy: secrets, role and task definition are created together. Their ARNs are known only
# after apply, so the plan shows neither the policy nor the containers; this source does.

resource "aws_secretsmanager_secret" "database" {
  name = "shop/production/database"
}

resource "aws_secretsmanager_secret" "redis" {
  name = "shop/production/redis"
}

resource "aws_iam_role" "execution" {
  name = "shop-api-execution"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role_policy" "secrets" {
  name = "read-secrets"
  role = aws_iam_role.execution.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "ReadSecrets"
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = [aws_secretsmanager_secret.database.arn]
    }]
  })
}

resource "aws_ecs_task_definition" "api" {
  family                   = "shop-api"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn

  container_definitions = jsonencode([{
    name         = "api"
    image        = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop-api:1.4.2"
    essential    = true
    portMappings = [{ containerPort = 8080 }]
    environment  = [{ name = "LOG_LEVEL", value = "info" }]
    secrets = [
      { name = "DATABASE_PASSWORD", valueFrom = "${aws_secretsmanager_secret.database.arn}:password::" },
      { name = "REDIS_AUTH_TOKEN", valueFrom = aws_secretsmanager_secret.redis.arn },
    ]
  }])
}
