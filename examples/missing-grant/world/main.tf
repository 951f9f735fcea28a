# What another configuration has made already.

resource "aws_secretsmanager_secret" "database" {
  name = "shop/production/database"
}

resource "aws_secretsmanager_secret" "redis" {
  name = "shop/production/redis"
}
