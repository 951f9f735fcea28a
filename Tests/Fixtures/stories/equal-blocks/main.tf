terraform {
  required_version = ">= 1.0"
}
resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }
variable "peers" { default = { web = "sg", ops = "sg" } }
resource "aws_security_group" "peer" {
  name   = "peer"
  vpc_id = aws_vpc.v.id
}
resource "aws_security_group" "sg" {
  name   = "x"
  vpc_id = aws_vpc.v.id
  dynamic "ingress" {
    for_each = var.peers
    content {
      from_port       = 5432
      to_port         = 5432
      protocol        = "tcp"
      security_groups = [aws_security_group.peer.id]
    }
  }
}
