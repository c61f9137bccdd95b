# The pages Orders and Order.
