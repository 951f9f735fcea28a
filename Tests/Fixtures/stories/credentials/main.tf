variable "db_password" {
  type      = string
  sensitive = true
  default   = null
}
resource "aws_sqs_queue" "q" { name = "g1" }
resource "aws_secretsmanager_secret" "s" { name = "g1/s" }
resource "aws_secretsmanager_secret_version" "s" {
  secret_id     = aws_secretsmanager_secret.s.id
  secret_string = jsonencode({ username = "app", password = "InlineSecret99", url = aws_sqs_queue.q.id })
}
resource "aws_secretsmanager_secret" "ok" { name = "g1/ok" }
resource "aws_secretsmanager_secret_version" "ok" {
  secret_id     = aws_secretsmanager_secret.ok.id
  secret_string = jsonencode({ username = "app", queue = aws_sqs_queue.q.id })
}
resource "aws_launch_template" "lt" {
  name_prefix = "g1lt"
  user_data = base64encode(<<-EOT
    #!/bin/bash
    export DB_PASSWORD='hunter2hunter2'
    export QUEUE=${aws_sqs_queue.q.id}
  EOT
  )
}
resource "aws_launch_template" "ok" {
  name_prefix = "g1ok"
  user_data = base64encode(<<-EOT
    #!/bin/bash
    export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id ${aws_secretsmanager_secret.s.arn})
  EOT
  )
}
resource "aws_batch_job_definition" "b" {
  name = "g1"
  type = "container"
  container_properties = <<EOF
{ "image": "x", "vcpus": 1, "memory": 64, "command": ["run"],
  "environment": [ {"name": "GITHUB_TOKEN", "value": "ghp_EXAMPLEexampleEXAMPLEexampleEXAMPLE0"}, {"name": "Q", "value": "${aws_sqs_queue.q.id}"} ] }
EOF
}
resource "aws_glue_job" "g" {
  name     = "g1"
  role_arn = "arn:aws:iam::123456789012:role/glue"
  command { script_location = "s3://x/y" }
  default_arguments = { "--db_password" = "gluePassw0rd!", "--queue" = aws_sqs_queue.q.id }
}
