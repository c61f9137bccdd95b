//! Tests.

mod gateway_http;
