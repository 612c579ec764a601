"""Tests about the repo itself: what every change must keep true."""
