namespace CleanAgency.Web.Ui;

public enum FieldKind
{
    Text,
    Number,
    Textarea,
    Select,
    Checkbox,
    Date,
}
