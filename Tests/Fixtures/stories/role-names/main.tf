provider "aws" { region = "us-east-1" }
provider "aws" {
  alias = "sec"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::222233334444:role/deploy" 
  }
}
module "a" {
  source = "./app"
  providers = { aws = aws }
  grant = true
  pre = "g_a"
}
module "b" {
  source = "./app"
  providers = { aws = aws.sec }
  grant = false
  pre = "b_b"
}
