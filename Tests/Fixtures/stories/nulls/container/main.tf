# In the way of public modules: nulls for what is not set, dropped in the end.
variable "name" { type = string }
variable "secrets" {
  type = list(object({
    name      = string
    valueFrom = string
  }))
  default = null
}
variable "map_secrets" {
  type    = map(string)
  default = null
}

locals {
  names  = var.map_secrets != null ? keys(var.map_secrets) : var.secrets != null ? [for s in var.secrets : s.name] : []
  values = var.map_secrets != null ? values(var.map_secrets) : var.secrets != null ? [for s in var.secrets : lookup(s, "valueFrom")] : []
  by     = zipmap(local.names, local.values)
  sorted = [for name in sort(local.names) : { name = name, valueFrom = lookup(local.by, name) }]
  all = {
    name    = var.name
    image   = "${var.name}:1"
    memory  = 128
    secrets = length(local.sorted) > 0 ? local.sorted : null
    command = null
  }
  json = jsonencode({ for k, v in local.all : k => v if v != null })
}

output "json" { value = local.json }
output "list" { value = "[${local.json}]" }
output "object" { value = jsondecode(local.json) }
