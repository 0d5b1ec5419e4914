namespace CleanAgency.Tests.Plans;

// Razor makes this class and cannot seal it.
public sealed partial class WhatHereTests;
