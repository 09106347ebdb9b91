"""What a rule about who may is made of."""
