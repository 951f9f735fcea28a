provider "aws" { region = "us-east-1" }
provider "aws" {
  alias = "sec"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::222233334444:role/deploy" 
  }
}
module "b" {
  source = "./app"
  providers = { aws = aws.sec }
  grant = true
  pre = "g_b"
}
