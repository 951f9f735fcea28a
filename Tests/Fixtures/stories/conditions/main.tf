variable "env" {}

variable "db_password" { sensitive = true }

variable "same" { sensitive = true }

variable "suffix" { sensitive = true }

variable "stage" {
  sensitive = true
}

variable "missing" {
  type    = string
  default = null
}

locals {
  common = { LOG_LEVEL = "info", REGION = "eu-west-1" }
}

resource "aws_lambda_function" "told" {
  function_name = "told"
  role          = "arn:aws:iam::123456789012:role/x"
  handler       = "i.h"
  runtime       = "python3.12"
  s3_bucket     = "b"
  s3_key        = "k"
  environment {
    variables = merge(local.common, {
      # Each arm is a literal.
      API_TOKEN = var.env == "prod" ? "Pr0dTok-8f3k2" : "D3vTok-7s9d1"
      # The planned value is that of the literal arm, and not the value of the variable.
      DB_PASSWORD = var.env == "prod" ? var.db_password : "D3vPw-4h7x9"
      # The condition is sensitive.
      SMTP_PASSWORD = var.stage == "prod" ? "Pr0dMail-2k4j6" : "D3vMail-8w2e5"
      # Three arms.
      AUTH_TOKEN = var.env == "prod" ? "Pr0dAuth-5k3j2" : var.env == "dev" ? "D3vAuth-1m8n4" : var.db_password
      # A null is no text.
      CACHE_PASSWORD = var.env == "prod" ? var.missing : "D3vCache-6y4t3"
    })
  }
}

resource "aws_lambda_function" "open" {
  function_name = "open"
  role          = "arn:aws:iam::123456789012:role/x"
  handler       = "i.h"
  runtime       = "python3.12"
  s3_bucket     = "b"
  s3_key        = "k"
  environment {
    variables = merge(local.common, {
      # The variable is chosen.
      DB_PASSWORD = var.env == "dev" ? var.db_password : "Pr0dPw-9q2w3"
      # It has the same value as the literal.
      API_TOKEN = var.env == "dev" ? var.same : "Same-3d8f6h2"
      # The text is made with a variable whose value may be in the literal.
      AUTH_TOKEN = var.env == "dev" ? "Made-7g3${var.suffix}" : "Made-7g3k5"
      # No arm that is a literal is chosen; what a function made of the variable is found in it.
      SMTP_PASSWORD = var.env == "dev" ? base64encode(var.db_password) : "Pr0dMail-1z5x8"
      # Neither is a credential.
      CACHE_PASSWORD = var.env == "dev" ? "" : "Pr0dCache-4c6v9"
    })
  }
}
