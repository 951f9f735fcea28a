variable "db_password" { default = "not-a-literal-then" }
module "secret" {
  source   = "./modules/secret"
  for_each = toset(["db", "redis", "smtp"])
  name     = each.key
}
locals {
  services = {
    api  = { secrets = { DB = module.secret["db"].arn, REDIS = module.secret["redis"].all.arn }, grant = null }
    mail = { secrets = { SMTP = module.secret["smtp"].arn }, grant = [module.secret["db"].arn] }
  }
}
module "service" {
  source      = "./modules/service"
  for_each    = local.services
  name        = "d-${each.key}"
  secrets     = each.value.secrets
  grant       = each.value.grant
  environment = { SERVICE = each.key, DB_PASSWORD = each.key == "api" ? "hunter2hunter2" : var.db_password }
}
