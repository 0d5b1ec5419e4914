// The folder Results is a feature of the product here, and hides the answers of the framework.
global using HttpResults = Microsoft.AspNetCore.Http.Results;
